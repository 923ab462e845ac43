/**
 * Generated from NodeRegistry.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 7526dcc454cd44285afd11ac401b7f901b07a06eedb634131e314daacaca5669
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

export const nodeRegistryBytecode = '0x61018060405234610245576040516128e938819003601f8101601f191683016001600160401b03811184821017610249578392829160405283398101039061010082126102455780519160806100576020840161025d565b91603f1901126102455760405190608082016001600160401b038111838210176102495760405260408301519361ffff85169485810361024557835260608401519063ffffffff82168203610245576020840191825260808501519360ff851680860361024557604082019586526100d160a0880161025d565b976060830198808a5260c08901519860018060a01b038a168a036102455760e00151926001600160a01b0384168403610245578215928315610239575b508215610230575b8215610225575b508115610213575b506102045760ff9663ffffffff9561ffff9460805260a05260c05260e05251166101005251166101205251166101405260018060401b0390511661016052604051612677908161027282396080518181816104f901528181610c1c0152610f1e015260a051818181610fad015261109b015260c051818181610120015281816104a2015261098a015260e0518181816103890152610b6c01526101005181818161110b0152611c3501526101205181818161113d0152611bba01526101405181818161116e0152611bfb0152610160518181816111950152611b080152f35b632f89fbbd60e21b5f5260045ffd5b6001600160401b03161590505f610125565b60031091505f61011d565b80159250610116565b6127101092505f61010e565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b03821682036102455756fe60806040526004361015610011575f80fd5b5f3560e01c80630700a4f41461141c5780630beba533146111d45780630edd2ffc146110bf578063283886301461107b57806334980aaa14610f41578063375b3c0a14610f0757806350c946fe14610d8d57806362488c3c14610d7057806366da754b14610c595780636cb4ba5f14610bac5780638b0e9f3f14610b905780639f9c534e14610b40578063b95ff689146108d5578063c2a2fde214610892578063cb29ebc2146104c6578063d2ef739814610476578063df78bce214610439578063ed2f98b714610412578063eddeaa71146103b55763f415ed14146100f5575f80fd5b346103b15760206003193601126103b15760043573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633141580610371575b61034557805f52600360205260405f2073ffffffffffffffffffffffffffffffffffffffff81541615610319576002604091019167ffffffffffffffff6101a26fffffffffffffffffffffffffffffffff855416611a9d565b8151602083015160801b7fffffffffffffffffffffffffffffffff00000000000000000000000000000000166fffffffffffffffffffffffffffffffff918216176001559190940151600280547fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000016939091169290921790915583541691670de0b6b3a7640000906102349084611779565b04916fffffffffffffffffffffffffffffffff83169003926fffffffffffffffffffffffffffffffff84116102ec576fffffffffffffffffffffffffffffffff602094167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556102aa825f5461169e565b5f557fb543dd4907d254af3dc36fa58e9b99a6ce4e10cb1639cefc22ecd2595abda2b7604080518481523386820152a26102e48133611a3e565b604051908152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b507f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4bc0cd76000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016331415610149565b5f80fd5b346103b15760206003193601126103b1576004355f5260036020526020670de0b6b3a76400006104096fffffffffffffffffffffffffffffffff600260405f2001541661040181611a9d565b919050611779565b04604051908152f35b346103b15760406003193601126103b15760206102e461043061148b565b6024359061171d565b346103b15760206003193601126103b1576004355f5260046020526040805f2067ffffffffffffffff600182549201541682519182526020820152f35b346103b1575f6003193601126103b157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b60206003193601126103b15760043567ffffffffffffffff81116103b157806004019060e060031982360301126103b1577f00000000000000000000000000000000000000000000000000000000000000008034106108635750608481019073ffffffffffffffffffffffffffffffffffffffff610543836116ab565b161561083b578235610555813361171d565b93845f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f20541661080f5761058a60a48401826116cc565b909160c48501610599916116cc565b916105a4938861178c565b9290936105b0906116ab565b91604051926105be846114f7565b33845260208401915f8352604085019173ffffffffffffffffffffffffffffffffffffffff1682526060850190346fffffffffffffffffffffffffffffffff1682526080860190815260a086019188835260c08701936024870135855260e0880195604488013587526101008901976064013588528b5f52600360205260405f20985173ffffffffffffffffffffffffffffffffffffffff1673ffffffffffffffffffffffffffffffffffffffff1689547fffffffffffffffffffffffff0000000000000000000000000000000000000000161789555167ffffffffffffffff166106f19089907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b5173ffffffffffffffffffffffffffffffffffffffff16600188019073ffffffffffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffff000000000000000000000000000000000000000016179055516fffffffffffffffffffffffffffffffff1660028701906fffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffffffffffff0000000000000000000000000000000016179055516003860155516004850155516005840155516006830155519060070155345f54906107c691611691565b5f558260405160208152803393602082016107e0916115a5565b037f73920f2e75680961daf3d37fadc3c98dbae87dd1a23516a31cb9ff4203918d8c91a4604051908152602090f35b847ffd01315f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff74c0f33000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b346103b15760206003193601126103b1576004355f526003602052602073ffffffffffffffffffffffffffffffffffffffff600160405f20015416604051908152f35b346103b15760206003193601126103b157600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610319573303610b1157805f52600360205260405f2067ffffffffffffffff815460a01c1680158015610b08575b610ad957506040517f0ce9411500000000000000000000000000000000000000000000000000000000815282600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610ace575f90610a8b575b63ffffffff915016610a5f579073ffffffffffffffffffffffffffffffffffffffff826002610a5d9401926fffffffffffffffffffffffffffffffff845416937fffffffffffffffffffffffffffffffff000000000000000000000000000000008154169055610a2a845f5461169e565b5f557f80f371db73b1f2c178035e1597e63905a3394128bc8a687e663b27e8a6dc32346020604051868152a25416611a3e565b005b507f25c98169000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d602011610ac6575b81610aa560209383611530565b810103126103b1575163ffffffff811681036103b15763ffffffff906109b9565b3d9150610a98565b6040513d5f823e3d90fd5b827ff50e2fab000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5080421061093c565b7ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b346103b1575f6003193601126103b157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346103b1575f6003193601126103b15760205f54604051908152f35b346103b15760206003193601126103b1576004355f526003602052602060405f2080549073ffffffffffffffffffffffffffffffffffffffff821615159182610c43575b5081610c02575b506040519015158152f35b6fffffffffffffffffffffffffffffffff915060020154167f0000000000000000000000000000000000000000000000000000000000000000111582610bf7565b60a01c67ffffffffffffffff1615915083610bf0565b60206003193601126103b157600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610319573303610b1157805f52600360205267ffffffffffffffff60405f205460a01c16610d4557805f526003602052600260405f20016fffffffffffffffffffffffffffffffff610ce48134168284541661165f565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610d17345f54611691565b5f557f3b15de13514518fa0748d88dd85871f44eccc587c2d80d51faaf99bed8e7aa936020604051348152a2005b7fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103b1575f6003193601126103b1576020604051620151808152f35b346103b15760206003193601126103b1575f610100604051610dae816114f7565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e082015201526004355f52600360205261012060405f20604051610dfa816114f7565b8082549273ffffffffffffffffffffffffffffffffffffffff84169384835267ffffffffffffffff602084019160a01c16815273ffffffffffffffffffffffffffffffffffffffff600183015416604084019081526fffffffffffffffffffffffffffffffff806002850154166060860190815273ffffffffffffffffffffffffffffffffffffffff6003860154936080880194855267ffffffffffffffff60048801549660a08a01978852610100600760058b01549a60c08d019b8c5260e060068201549d019c8d5201549b019a8b526040519b8c52511660208b015251166040890152511660608701525160808601525160a08501525160c08401525160e083015251610100820152f35b346103b1575f6003193601126103b15760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346103b15760206003193601126103b157600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610319573303610b1157805f52600360205267ffffffffffffffff60405f205460a01c16610d455767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116102ec5760207fcb1b5bec728ce004a8d15476ddf19d258fdece8df0609f8e9bcf80dcb749dacf91835f52600382526110688160405f20907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b67ffffffffffffffff60405191168152a2005b346103b1575f6003193601126103b157602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346103b1575f6003193601126103b1575f60606040516110de816114ae565b828152826020820152826040820152015260806040516110fd816114ae565b67ffffffffffffffff61ffff7f0000000000000000000000000000000000000000000000000000000000000000169182815260ff602082019163ffffffff7f000000000000000000000000000000000000000000000000000000000000000016835263ffffffff60606040830192847f00000000000000000000000000000000000000000000000000000000000000001684520193857f0000000000000000000000000000000000000000000000000000000000000000168552604051968752511660208601525116604084015251166060820152f35b346103b15760a06003193601126103b15760043560243567ffffffffffffffff81116103b1576112089036906004016115ca565b919060443567ffffffffffffffff81116103b15761122a9036906004016115ca565b6084929192359067ffffffffffffffff82168092036103b157845f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f20541680156113f05733036113c057845f52600360205260405f209367ffffffffffffffff855460a01c16611394576201518067ffffffffffffffff42160167ffffffffffffffff81116102ec5767ffffffffffffffff168084116113655750916112fd6113559492869460047f2ab2595f59429671ff9fa3d79fbcbdaefa33c903f72c035e3eb4dd9bfb490c559801998a54958a61178c565b93908098845f526004602052600160405f2001847fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555560056064359101556040519384936060855260608501906115a5565b91602084015260408301520390a3005b837f02f55a61000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b857fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b847ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b857f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103b15760406003193601126103b15761143561148b565b60243567ffffffffffffffff81116103b157366023820112156103b1576114879161146d61147392369060248160040135910161156f565b906115f8565b6040519182916020835260208301906115a5565b0390f35b6004359073ffffffffffffffffffffffffffffffffffffffff821682036103b157565b6080810190811067ffffffffffffffff8211176114ca57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610120810190811067ffffffffffffffff8211176114ca57604052565b6060810190811067ffffffffffffffff8211176114ca57604052565b90601f601f19910116810190811067ffffffffffffffff8211176114ca57604052565b67ffffffffffffffff81116114ca57601f01601f191660200190565b92919261157b82611553565b916115896040519384611530565b8294818452818301116103b1578281602093845f960137010152565b90601f19601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f840112156103b15782359167ffffffffffffffff83116103b157602083818601950101116103b157565b60486020809361165c937fffffffffffffffffffffffffffffffffffffffff0000000000000000000000006040519683889451918291018686015e83019146858401523060601b604084015260601b16605482015203016028810184520182611530565b90565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff82116102ec57565b919082018092116102ec57565b919082039182116102ec57565b3573ffffffffffffffffffffffffffffffffffffffff811681036103b15790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156103b1570180359067ffffffffffffffff82116103b1576020019181360383136103b157565b906040519073ffffffffffffffffffffffffffffffffffffffff6020830193168352604082015260408152611753606082611530565b51902090565b90655af3107a4000820291808304655af3107a400014901517156102ec57565b818102929181159184041417156102ec57565b9194929361179b36878461156f565b9485519661010088036119e35760208098508701517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060408901519160608a01519960808101519060a081015160c08201519061010060e0840151930151808417155f146119d2575061180e92506123ec565b156119c9578260a09b5b6fff0000000000000000000000000000006040519e8f019d60781b161760801b168b5260308c015260801b1660508a015260608901526060885261185d608089611530565b87968851902097885f52600460205260405f205461199d576118fe946118f06118896118f893336115f8565b9460405196611899606089611530565b602b88527f424c535f504f505f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f0000000000000000000000000000000000000000006040890152369161156f565b92369161156f565b90611d3e565b1561197557604051906040820182811067ffffffffffffffff8211176114ca57604052815267ffffffffffffffff60018160208401818152875f52600460205260405f20945185555116920191167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055565b7f79d9ccb6000000000000000000000000000000000000000000000000000000005f5260045ffd5b887f465666f1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8260809b611818565b9150506119de916123ec565b61180e565b877f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3d15611a39573d90611a2082611553565b91611a2e6040519384611530565b82523d5f602084013e565b606090565b5f80808085855af1611a4e611a0f565b5015611a58575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b905f60408051611aac81611514565b8281528260208201520152604051611ac381611514565b600154926fffffffffffffffffffffffffffffffff84168252602082019360801c845267ffffffffffffffff600254169360408301948552829467ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168015611d115767ffffffffffffffff8083511691814216041690808203611cb7575b50505050611b6c6fffffffffffffffffffffffffffffffff918284511661165f565b1681525f54908115611caf5750611be5611be0611bb36fffffffffffffffffffffffffffffffff8651166fffffffffffffffffffffffffffffffff60208801511690611691565b63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001690611779565b611759565b04670de0b6b3a76400008111611ca0575b6001907f000000000000000000000000000000000000000000000000000000000000000060ff16815b818410611c7e575050611c5f9150611c5a61ffff7f000000000000000000000000000000000000000000000000000000000000000016611759565b611691565b90670de0b6b3a76400008211611c7157565b670de0b6b3a76400009150565b9091670de0b6b3a7640000611c9583600193611779565b049301929190611c1f565b50670de0b6b3a7640000611bf6565b92505f919050565b92936001909301929167ffffffffffffffff84116102ec576fffffffffffffffffffffffffffffffff94611b6c9467ffffffffffffffff168303611d0a5785808851165b1690525f865252915f80611b4a565b855f611cfb565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b929190918351608081036123c15750825161010081036123c15750611d6284612450565b80156123b2575b6123aa578051611ddf60016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182611530565b60205f60609460405190611df38783611530565b60408252611e716003858401601f198a013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282611530565b604051918291518091835e8101838152039060025afa15610ace575f519060205f604051828101908582527f01000000000000000000000000000000000000000000000000000000000000006040820152611eeb602182868851808c604185015e820101828101878152500301601f198101835282611530565b604051918291518091835e8101838152039060025afa15610ace575f519160205f6040518281019086851882527f02000000000000000000000000000000000000000000000000000000000000006040820152611f67602182868951808d604185015e820101828101878152500301601f198101835282611530565b604051918291518091835e8101838152039060025afa15610ace575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152611fe3602182868a51808a604185015e820101828101878152500301601f198101835282611530565b604051918291518091835e8101838152039060025afa15610ace576020915f916120616021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282611530565b604051918291518091835e8101838152039060025afa15610ace575f926120dd6120d76120d16120e3946120b488978851966040519160208301526040820152604081526120af8b82611530565b612529565b946040519160208301526040820152604081526120af8982611530565b926124cb565b916124cb565b9061248b565b602081519101600b5afa906120f6611a0f565b9115801561239e575b612371576122fe5f9493602092858488970151604082015191608084820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab82118a146123695760ff60015b604051958a8701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd703848401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab036080830152608082526121ad60a083611530565b604051916121bd61012084611530565b61010083526f13e02b6052719f607dacd3a088274f65878401946f024aa2b2f08f0a91260805272dc5105186527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408601528401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282611530565b5190600f5afa61230c611a0f565b9015801561235d575b612330576020818051810103126103b1576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b50602081511415612315565b60ff8a612150565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b506080825114156120ff565b505050505f90565b506123bc83612450565b611d69565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b906f0d0088f51cbff34d258dd3db21a5d66b821191821561240c57505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081612429575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b82811061246757505050600190565b8060061b8201604060208201519101511761248457600101612458565b5050505f90565b6124c9906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283611530565b565b5f809160208151910160105afa906124e1611a0f565b9115801561251d575b6124f057565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b506080825114156124ea565b5f806040519261253a606085611530565b60308452612600600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285611530565b6040519361260f604086611530565b6010855260203681870137519060055afa612628611a0f565b9015801561266b575b61263e5761165c9161248b565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b5060308151141561263156' as const;
