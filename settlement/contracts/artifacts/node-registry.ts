/**
 * Generated from NodeRegistry.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 189c529f8809fb3f352f2b6cbba3a3f964e3384f933bb5756d8de42354d780a6
 * @module
 */

export const nodeRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "minStake_",
        "type": "uint256"
      },
      {
        "internalType": "uint64",
        "name": "exitDelay_",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "baseBps",
            "type": "uint16"
          },
          {
            "internalType": "uint32",
            "name": "factorBps",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "power",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          }
        ],
        "internalType": "struct INodeRegistry.Penalty",
        "name": "penalty_",
        "type": "tuple"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "equivocation_",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "ringReferee_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyExiting",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPenalty",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPossession",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "exitAt",
        "type": "uint64"
      }
    ],
    "name": "ExitNotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "KeyTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NodeExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotOperator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotSlasher",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "latest",
        "type": "uint64"
      }
    ],
    "name": "OverlapTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "StakeInDispute",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "got",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "StakeTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "UnknownNode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ZeroAddress",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "exitAt",
        "type": "uint64"
      }
    ],
    "name": "ExitRequested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "oldKeyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "oldKeyValidUntil",
        "type": "uint64"
      }
    ],
    "name": "KeyRotated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      }
    ],
    "name": "NodeRegistered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "slasher",
        "type": "address"
      }
    ],
    "name": "Slashed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "StakeAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "StakeWithdrawn",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_KEY_OVERLAP",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "addStake",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "contract IChallenge",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "equivocation",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "exitDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "getNode",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "exitAt",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "payout",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "stake",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "peerIdHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "evidenceHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "measurement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "platformId",
            "type": "bytes32"
          }
        ],
        "internalType": "struct INodeRegistry.Node",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "isServing",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "keyOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "minStake",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "peerIdHash",
        "type": "bytes32"
      }
    ],
    "name": "nodeId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "payoutOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "penalty",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "baseBps",
            "type": "uint16"
          },
          {
            "internalType": "uint32",
            "name": "factorBps",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "power",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          }
        ],
        "internalType": "struct INodeRegistry.Penalty",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "penaltyOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      }
    ],
    "name": "possessionMessage",
    "outputs": [
      {
        "internalType": "bytes",
        "name": "",
        "type": "bytes"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "peerIdHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "evidenceHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "measurement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "platformId",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "payout",
            "type": "address"
          },
          {
            "internalType": "bytes",
            "name": "blsKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "possession",
            "type": "bytes"
          }
        ],
        "internalType": "struct INodeRegistry.Registration",
        "name": "r",
        "type": "tuple"
      }
    ],
    "name": "register",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "requestExit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ringReferee",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "bytes",
        "name": "blsKey",
        "type": "bytes"
      },
      {
        "internalType": "bytes",
        "name": "possession",
        "type": "bytes"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "oldKeyValidUntil",
        "type": "uint64"
      }
    ],
    "name": "rotateKey",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "slash",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalStake",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "withdrawStake",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const nodeRegistryBytecode = '0x6101a060405234610262576040516129bb38819003601f8101601f191683016001600160401b03811184821017610266578392829160405283398101039061012082126102625780519160806100576020840161027a565b91603f1901126102625760405190608082016001600160401b038111838210176102665760405260408301519361ffff85169485810361026257835260608401519063ffffffff82168203610262576020840191825260808501519360ff851680860361026257604082019586526100d160a0880161027a565b6060830181815260c089015190999098916001600160a01b038a168a036102625761010b61010061010460e0860161028e565b940161028e565b938215928315610256575b50821561024d575b8215610242575b508115610230575b506102215760ff9763ffffffff9661ffff9560805260a05260c05260e0526101005251166101205251166101405251166101605260018060401b039051166101805260405161271890816102a3823960805181818161059a01528181610cbd0152610fbf015260a05181818161104e015261113c015260c05181818161012b015281816105430152610a2b015260e0518181816103da0152610c0d01526101005181818161039a01526104f30152610120518181816111ac0152611cd60152610140518181816111de0152611c5b01526101605181818161120f0152611c9c0152610180518181816112360152611ba90152f35b632f89fbbd60e21b5f5260045ffd5b6001600160401b03161590505f61012d565b60031091505f610125565b8015925061011e565b6127101092505f610116565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361026257565b51906001600160a01b03821682036102625756fe60806040526004361015610011575f80fd5b5f3560e01c80630700a4f4146114bd5780630beba533146112755780630edd2ffc14611160578063283886301461111c57806334980aaa14610fe2578063375b3c0a14610fa857806350c946fe14610e2e57806362488c3c14610e1157806366da754b14610cfa5780636cb4ba5f14610c4d5780638b0e9f3f14610c315780639f9c534e14610be1578063b95ff68914610976578063c2a2fde214610933578063cb29ebc214610567578063d2ef739814610517578063dc8ac279146104c7578063df78bce21461048a578063ed2f98b714610463578063eddeaa71146104065763f415ed1414610100575f80fd5b346104025760206003193601126104025760043573ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016331415806103c2575b80610382575b61035657805f52600360205260405f2073ffffffffffffffffffffffffffffffffffffffff8154161561032a576002604091019167ffffffffffffffff6101b36fffffffffffffffffffffffffffffffff855416611b3e565b8151602083015160801b7fffffffffffffffffffffffffffffffff00000000000000000000000000000000166fffffffffffffffffffffffffffffffff918216176001559190940151600280547fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000016939091169290921790915583541691670de0b6b3a764000090610245908461181a565b04916fffffffffffffffffffffffffffffffff83169003926fffffffffffffffffffffffffffffffff84116102fd576fffffffffffffffffffffffffffffffff602094167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556102bb825f5461173f565b5f557fb543dd4907d254af3dc36fa58e9b99a6ce4e10cb1639cefc22ecd2595abda2b7604080518481523386820152a26102f58133611adf565b604051908152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b507f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4bc0cd76000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633141561015a565b5073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016331415610154565b5f80fd5b34610402576020600319360112610402576004355f5260036020526020670de0b6b3a764000061045a6fffffffffffffffffffffffffffffffff600260405f2001541661045281611b3e565b91905061181a565b04604051908152f35b346104025760406003193601126104025760206102f561048161152c565b602435906117be565b34610402576020600319360112610402576004355f5260046020526040805f2067ffffffffffffffff600182549201541682519182526020820152f35b34610402575f60031936011261040257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610402575f60031936011261040257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b60206003193601126104025760043567ffffffffffffffff811161040257806004019060e06003198236030112610402577f00000000000000000000000000000000000000000000000000000000000000008034106109045750608481019073ffffffffffffffffffffffffffffffffffffffff6105e48361174c565b16156108dc5782356105f681336117be565b93845f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054166108b05761062b60a484018261176d565b909160c4850161063a9161176d565b91610645938861182d565b9290936106519061174c565b916040519261065f84611598565b33845260208401915f8352604085019173ffffffffffffffffffffffffffffffffffffffff1682526060850190346fffffffffffffffffffffffffffffffff1682526080860190815260a086019188835260c08701936024870135855260e0880195604488013587526101008901976064013588528b5f52600360205260405f20985173ffffffffffffffffffffffffffffffffffffffff1673ffffffffffffffffffffffffffffffffffffffff1689547fffffffffffffffffffffffff0000000000000000000000000000000000000000161789555167ffffffffffffffff166107929089907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b5173ffffffffffffffffffffffffffffffffffffffff16600188019073ffffffffffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffff000000000000000000000000000000000000000016179055516fffffffffffffffffffffffffffffffff1660028701906fffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffffffffffff0000000000000000000000000000000016179055516003860155516004850155516005840155516006830155519060070155345f549061086791611732565b5f5582604051602081528033936020820161088191611646565b037f73920f2e75680961daf3d37fadc3c98dbae87dd1a23516a31cb9ff4203918d8c91a4604051908152602090f35b847ffd01315f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff74c0f33000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b34610402576020600319360112610402576004355f526003602052602073ffffffffffffffffffffffffffffffffffffffff600160405f20015416604051908152f35b3461040257602060031936011261040257600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561032a573303610bb257805f52600360205260405f2067ffffffffffffffff815460a01c1680158015610ba9575b610b7a57506040517f0ce9411500000000000000000000000000000000000000000000000000000000815282600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610b6f575f90610b2c575b63ffffffff915016610b00579073ffffffffffffffffffffffffffffffffffffffff826002610afe9401926fffffffffffffffffffffffffffffffff845416937fffffffffffffffffffffffffffffffff000000000000000000000000000000008154169055610acb845f5461173f565b5f557f80f371db73b1f2c178035e1597e63905a3394128bc8a687e663b27e8a6dc32346020604051868152a25416611adf565b005b507f25c98169000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d602011610b67575b81610b46602093836115d1565b81010312610402575163ffffffff811681036104025763ffffffff90610a5a565b3d9150610b39565b6040513d5f823e3d90fd5b827ff50e2fab000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b508042106109dd565b7ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b34610402575f60031936011261040257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610402575f6003193601126104025760205f54604051908152f35b34610402576020600319360112610402576004355f526003602052602060405f2080549073ffffffffffffffffffffffffffffffffffffffff821615159182610ce4575b5081610ca3575b506040519015158152f35b6fffffffffffffffffffffffffffffffff915060020154167f0000000000000000000000000000000000000000000000000000000000000000111582610c98565b60a01c67ffffffffffffffff1615915083610c91565b602060031936011261040257600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561032a573303610bb257805f52600360205267ffffffffffffffff60405f205460a01c16610de657805f526003602052600260405f20016fffffffffffffffffffffffffffffffff610d8581341682845416611700565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610db8345f54611732565b5f557f3b15de13514518fa0748d88dd85871f44eccc587c2d80d51faaf99bed8e7aa936020604051348152a2005b7fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610402575f600319360112610402576020604051620151808152f35b34610402576020600319360112610402575f610100604051610e4f81611598565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e082015201526004355f52600360205261012060405f20604051610e9b81611598565b8082549273ffffffffffffffffffffffffffffffffffffffff84169384835267ffffffffffffffff602084019160a01c16815273ffffffffffffffffffffffffffffffffffffffff600183015416604084019081526fffffffffffffffffffffffffffffffff806002850154166060860190815273ffffffffffffffffffffffffffffffffffffffff6003860154936080880194855267ffffffffffffffff60048801549660a08a01978852610100600760058b01549a60c08d019b8c5260e060068201549d019c8d5201549b019a8b526040519b8c52511660208b015251166040890152511660608701525160808601525160a08501525160c08401525160e083015251610100820152f35b34610402575f6003193601126104025760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461040257602060031936011261040257600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561032a573303610bb257805f52600360205267ffffffffffffffff60405f205460a01c16610de65767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116102fd5760207fcb1b5bec728ce004a8d15476ddf19d258fdece8df0609f8e9bcf80dcb749dacf91835f52600382526111098160405f20907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b67ffffffffffffffff60405191168152a2005b34610402575f60031936011261040257602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610402575f600319360112610402575f606060405161117f8161154f565b8281528260208201528260408201520152608060405161119e8161154f565b67ffffffffffffffff61ffff7f0000000000000000000000000000000000000000000000000000000000000000169182815260ff602082019163ffffffff7f000000000000000000000000000000000000000000000000000000000000000016835263ffffffff60606040830192847f00000000000000000000000000000000000000000000000000000000000000001684520193857f0000000000000000000000000000000000000000000000000000000000000000168552604051968752511660208601525116604084015251166060820152f35b346104025760a06003193601126104025760043560243567ffffffffffffffff8111610402576112a990369060040161166b565b919060443567ffffffffffffffff8111610402576112cb90369060040161166b565b6084929192359067ffffffffffffffff821680920361040257845f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561149157330361146157845f52600360205260405f209367ffffffffffffffff855460a01c16611435576201518067ffffffffffffffff42160167ffffffffffffffff81116102fd5767ffffffffffffffff1680841161140657509161139e6113f69492869460047f2ab2595f59429671ff9fa3d79fbcbdaefa33c903f72c035e3eb4dd9bfb490c559801998a54958a61182d565b93908098845f526004602052600160405f2001847fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055556005606435910155604051938493606085526060850190611646565b91602084015260408301520390a3005b837f02f55a61000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b857fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b847ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b857f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610402576040600319360112610402576114d661152c565b60243567ffffffffffffffff81116104025736602382011215610402576115289161150e611514923690602481600401359101611610565b90611699565b604051918291602083526020830190611646565b0390f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361040257565b6080810190811067ffffffffffffffff82111761156b57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610120810190811067ffffffffffffffff82111761156b57604052565b6060810190811067ffffffffffffffff82111761156b57604052565b90601f601f19910116810190811067ffffffffffffffff82111761156b57604052565b67ffffffffffffffff811161156b57601f01601f191660200190565b92919261161c826115f4565b9161162a60405193846115d1565b829481845281830111610402578281602093845f960137010152565b90601f19601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f840112156104025782359167ffffffffffffffff8311610402576020838186019501011161040257565b6048602080936116fd937fffffffffffffffffffffffffffffffffffffffff0000000000000000000000006040519683889451918291018686015e83019146858401523060601b604084015260601b166054820152030160288101845201826115d1565b90565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff82116102fd57565b919082018092116102fd57565b919082039182116102fd57565b3573ffffffffffffffffffffffffffffffffffffffff811681036104025790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610402570180359067ffffffffffffffff82116104025760200191813603831361040257565b906040519073ffffffffffffffffffffffffffffffffffffffff60208301931683526040820152604081526117f46060826115d1565b51902090565b90655af3107a4000820291808304655af3107a400014901517156102fd57565b818102929181159184041417156102fd57565b9194929361183c368784611610565b948551966101008803611a845760208098508701517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060408901519160608a01519960808101519060a081015160c08201519061010060e0840151930151808417155f14611a7357506118af925061248d565b15611a6a578260a09b5b6fff0000000000000000000000000000006040519e8f019d60781b161760801b168b5260308c015260801b1660508a01526060890152606088526118fe6080896115d1565b87968851902097885f52600460205260405f2054611a3e5761199f9461199161192a6119999333611699565b946040519661193a6060896115d1565b602b88527f424c535f504f505f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f00000000000000000000000000000000000000000060408901523691611610565b923691611610565b90611ddf565b15611a1657604051906040820182811067ffffffffffffffff82111761156b57604052815267ffffffffffffffff60018160208401818152875f52600460205260405f20945185555116920191167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055565b7f79d9ccb6000000000000000000000000000000000000000000000000000000005f5260045ffd5b887f465666f1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8260809b6118b9565b915050611a7f9161248d565b6118af565b877f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3d15611ada573d90611ac1826115f4565b91611acf60405193846115d1565b82523d5f602084013e565b606090565b5f80808085855af1611aef611ab0565b5015611af9575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b905f60408051611b4d816115b5565b8281528260208201520152604051611b64816115b5565b600154926fffffffffffffffffffffffffffffffff84168252602082019360801c845267ffffffffffffffff600254169360408301948552829467ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168015611db25767ffffffffffffffff8083511691814216041690808203611d58575b50505050611c0d6fffffffffffffffffffffffffffffffff9182845116611700565b1681525f54908115611d505750611c86611c81611c546fffffffffffffffffffffffffffffffff8651166fffffffffffffffffffffffffffffffff60208801511690611732565b63ffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061181a565b6117fa565b04670de0b6b3a76400008111611d41575b6001907f000000000000000000000000000000000000000000000000000000000000000060ff16815b818410611d1f575050611d009150611cfb61ffff7f0000000000000000000000000000000000000000000000000000000000000000166117fa565b611732565b90670de0b6b3a76400008211611d1257565b670de0b6b3a76400009150565b9091670de0b6b3a7640000611d368360019361181a565b049301929190611cc0565b50670de0b6b3a7640000611c97565b92505f919050565b92936001909301929167ffffffffffffffff84116102fd576fffffffffffffffffffffffffffffffff94611c0d9467ffffffffffffffff168303611dab5785808851165b1690525f865252915f80611beb565b855f611d9c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b929190918351608081036124625750825161010081036124625750611e03846124f1565b8015612453575b61244b578051611e8060016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18101845201826115d1565b60205f60609460405190611e9487836115d1565b60408252611f126003858401601f198a013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f1981018352826115d1565b604051918291518091835e8101838152039060025afa15610b6f575f519060205f604051828101908582527f01000000000000000000000000000000000000000000000000000000000000006040820152611f8c602182868851808c604185015e820101828101878152500301601f1981018352826115d1565b604051918291518091835e8101838152039060025afa15610b6f575f519160205f6040518281019086851882527f02000000000000000000000000000000000000000000000000000000000000006040820152612008602182868951808d604185015e820101828101878152500301601f1981018352826115d1565b604051918291518091835e8101838152039060025afa15610b6f575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152612084602182868a51808a604185015e820101828101878152500301601f1981018352826115d1565b604051918291518091835e8101838152039060025afa15610b6f576020915f916121026021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f1981018352826115d1565b604051918291518091835e8101838152039060025afa15610b6f575f9261217e6121786121726121849461215588978851966040519160208301526040820152604081526121508b826115d1565b6125ca565b9460405191602083015260408201526040815261215089826115d1565b9261256c565b9161256c565b9061252c565b602081519101600b5afa90612197611ab0565b9115801561243f575b6124125761239f5f9493602092858488970151604082015191608084820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab82118a1461240a5760ff60015b604051958a8701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd703848401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab0360808301526080825261224e60a0836115d1565b6040519161225e610120846115d1565b61010083526f13e02b6052719f607dacd3a088274f65878401946f024aa2b2f08f0a91260805272dc5105186527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408601528401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f1981018352826115d1565b5190600f5afa6123ad611ab0565b901580156123fe575b6123d157602081805181010312610402576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b506020815114156123b6565b60ff8a6121f1565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b506080825114156121a0565b505050505f90565b5061245d836124f1565b611e0a565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b906f0d0088f51cbff34d258dd3db21a5d66b82119182156124ad57505090565b6f0d0088f51cbff34d258dd3db21a5d66b149150816124ca575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b82811061250857505050600190565b8060061b82016040602082015191015117612525576001016124f9565b5050505f90565b61256a906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f1981018452836115d1565b565b5f809160208151910160105afa90612582611ab0565b911580156125be575b61259157565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b5060808251141561258b565b5f80604051926125db6060856115d1565b603084526126a1600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f1981018652856115d1565b604051936126b06040866115d1565b6010855260203681870137519060055afa6126c9611ab0565b9015801561270c575b6126df576116fd9161252c565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b506030815114156126d256' as const;
