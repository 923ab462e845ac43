/**
 * Generated from NodeRegistry.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 a6301fde064efc1036188bcee448339cdadbc486a02905d53526d6077dbb6317
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
        "internalType": "address",
        "name": "slasher_",
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
        "name": "beneficiary",
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
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "beneficiary",
        "type": "address"
      }
    ],
    "name": "slash",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "slasher",
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
      }
    ],
    "name": "withdrawStake",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const nodeRegistryBytecode = '0x60e0346100bb57601f61204938819003918201601f19168301916001600160401b038311848410176100bf578084926060946040528339810103126100bb578051602082015190916001600160401b03821682036100bb5760400151916001600160a01b03831683036100bb5760805260a05260c052604051611f7590816100d4823960805181818161016c0152818161077f0152610acd015260a051818181610b5a0152610c47015260c0518181816106ec0152610cbb0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c80630700a4f4146110685780630beba53314610e22578063158ece2714610c6b5780632838863014610c2757806334980aaa14610af0578063375b3c0a14610ab657806350c946fe1461093d57806362488c3c1461092057806366da754b146107bc5780636cb4ba5f14610710578063b1344271146106c0578063b95ff68914610536578063c2a2fde2146104f4578063cb29ebc214610139578063df78bce2146100fc5763ed2f98b7146100c9575f80fd5b346100f85760406003193601126100f85760206100f06100e76110d7565b602435906112e5565b604051908152f35b5f80fd5b346100f85760206003193601126100f8576004355f5260016020526040805f2067ffffffffffffffff600182549201541682519182526020820152f35b60206003193601126100f85760043567ffffffffffffffff81116100f857806004019060e060031982360301126100f8577f00000000000000000000000000000000000000000000000000000000000000008034106104c55750608481019073ffffffffffffffffffffffffffffffffffffffff6101b683611273565b161561049d5782356101c881336112e5565b93845f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f205416610471576101fc60a4840182611294565b909160c4850161020b91611294565b916102169388611321565b92909361022290611273565b9160405192610230846110fa565b33845260208401915f8352604085019173ffffffffffffffffffffffffffffffffffffffff1682526060850190346fffffffffffffffffffffffffffffffff1682526080860190815260a086019188835260c08701936024870135855260e0880195604488013587526101008901976064013588528b5f525f60205260405f20985173ffffffffffffffffffffffffffffffffffffffff1673ffffffffffffffffffffffffffffffffffffffff1689547fffffffffffffffffffffffff0000000000000000000000000000000000000000161789555167ffffffffffffffff166103629089907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b5173ffffffffffffffffffffffffffffffffffffffff16600188019073ffffffffffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffff000000000000000000000000000000000000000016179055516fffffffffffffffffffffffffffffffff1660028701906fffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffffffffffff0000000000000000000000000000000016179055516003860155516004850155516005840155516006830155519060070155826040516020815280339360208201610442916111b9565b037f73920f2e75680961daf3d37fadc3c98dbae87dd1a23516a31cb9ff4203918d8c91a4604051908152602090f35b847ffd01315f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff74c0f33000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b346100f85760206003193601126100f8576004355f525f602052602073ffffffffffffffffffffffffffffffffffffffff600160405f20015416604051908152f35b346100f85760206003193601126100f857600435805f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561069457330361066557805f525f60205260405f209067ffffffffffffffff825460a01c168015801561065c575b61062d575073ffffffffffffffffffffffffffffffffffffffff82600261062b9401926fffffffffffffffffffffffffffffffff845416937fffffffffffffffffffffffffffffffff0000000000000000000000000000000081541690557f80f371db73b1f2c178035e1597e63905a3394128bc8a687e663b27e8a6dc32346020604051868152a254166115d2565b005b907ff50e2fab000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5080421061059c565b7ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b507f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100f8575f6003193601126100f857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100f85760206003193601126100f8576004355f525f602052602060405f2080549073ffffffffffffffffffffffffffffffffffffffff8216151591826107a6575b5081610765575b506040519015158152f35b6fffffffffffffffffffffffffffffffff915060020154167f000000000000000000000000000000000000000000000000000000000000000011158261075a565b60a01c67ffffffffffffffff1615915083610753565b60206003193601126100f857600435805f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561069457330361066557805f525f60205267ffffffffffffffff60405f205460a01c166108f557805f525f602052600260405f20016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff81116108c8576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790557f3b15de13514518fa0748d88dd85871f44eccc587c2d80d51faaf99bed8e7aa936020604051348152a2005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100f8575f6003193601126100f8576020604051620151808152f35b346100f85760206003193601126100f8575f61010060405161095e816110fa565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e082015201526004355f525f60205261012060405f206040516109a9816110fa565b8082549273ffffffffffffffffffffffffffffffffffffffff84169384835267ffffffffffffffff602084019160a01c16815273ffffffffffffffffffffffffffffffffffffffff600183015416604084019081526fffffffffffffffffffffffffffffffff806002850154166060860190815273ffffffffffffffffffffffffffffffffffffffff6003860154936080880194855267ffffffffffffffff60048801549660a08a01978852610100600760058b01549a60c08d019b8c5260e060068201549d019c8d5201549b019a8b526040519b8c52511660208b015251166040890152511660608701525160808601525160a08501525160c08401525160e083015251610100820152f35b346100f8575f6003193601126100f85760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346100f85760206003193601126100f857600435805f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561069457330361066557805f525f60205267ffffffffffffffff60405f205460a01c166108f55767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116108c85760207fcb1b5bec728ce004a8d15476ddf19d258fdece8df0609f8e9bcf80dcb749dacf91835f525f8252610c148160405f20907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b67ffffffffffffffff60405191168152a2005b346100f8575f6003193601126100f857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100f85760606003193601126100f85760043560243560443573ffffffffffffffffffffffffffffffffffffffff8116928382036100f85773ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000163303610df657805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff81541615610694576002016fffffffffffffffffffffffffffffffff815416808511610dc6576fffffffffffffffffffffffffffffffff851690036fffffffffffffffffffffffffffffffff81116108c85761062b957fb543dd4907d254af3dc36fa58e9b99a6ce4e10cb1639cefc22ecd2595abda2b7926fffffffffffffffffffffffffffffffff604093167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790558151908682526020820152a26115d2565b84907ff74c0f33000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f4bc0cd76000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346100f85760a06003193601126100f85760043560243567ffffffffffffffff81116100f857610e569036906004016111de565b919060443567ffffffffffffffff81116100f857610e789036906004016111de565b6084929192359067ffffffffffffffff82168092036100f857845f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561103c57330361100c57845f525f60205260405f209367ffffffffffffffff855460a01c16610fe0576201518067ffffffffffffffff42160167ffffffffffffffff81116108c85767ffffffffffffffff16808411610fb1575091610f49610fa19492869460047f2ab2595f59429671ff9fa3d79fbcbdaefa33c903f72c035e3eb4dd9bfb490c559801998a54958a611321565b93908098845f526001602052600160405f2001847fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555560056064359101556040519384936060855260608501906111b9565b91602084015260408301520390a3005b837f02f55a61000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b857fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b847ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b857f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100f85760406003193601126100f8576110816110d7565b60243567ffffffffffffffff81116100f857366023820112156100f8576110d3916110b96110bf923690602481600401359101611183565b9061120c565b6040519182916020835260208301906111b9565b0390f35b6004359073ffffffffffffffffffffffffffffffffffffffff821682036100f857565b610120810190811067ffffffffffffffff82111761111757604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f601f19910116810190811067ffffffffffffffff82111761111757604052565b67ffffffffffffffff811161111757601f01601f191660200190565b92919261118f82611167565b9161119d6040519384611144565b8294818452818301116100f8578281602093845f960137010152565b90601f19601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f840112156100f85782359167ffffffffffffffff83116100f857602083818601950101116100f857565b604860208093611270937fffffffffffffffffffffffffffffffffffffffff0000000000000000000000006040519683889451918291018686015e83019146858401523060601b604084015260601b16605482015203016028810184520182611144565b90565b3573ffffffffffffffffffffffffffffffffffffffff811681036100f85790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100f8570180359067ffffffffffffffff82116100f8576020019181360383136100f857565b906040519073ffffffffffffffffffffffffffffffffffffffff602083019316835260408201526040815261131b606082611144565b51902090565b91949293611330368784611183565b9485519661010088036115775760208098508701517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060408901519160608a01519960808101519060a081015160c08201519061010060e0840151930151808417155f1461156657506113a39250611cea565b1561155d578260a09b5b6fff0000000000000000000000000000006040519e8f019d60781b161760801b168b5260308c015260801b1660508a01526060890152606088526113f2608089611144565b87968851902097885f52600160205260405f2054611531576114939461148561141e61148d933361120c565b946040519661142e606089611144565b602b88527f424c535f504f505f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f00000000000000000000000000000000000000000060408901523691611183565b923691611183565b90611631565b1561150957604051906040820182811067ffffffffffffffff82111761111757604052815267ffffffffffffffff60018160208401818152875f528260205260405f20945185555116920191167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055565b7f79d9ccb6000000000000000000000000000000000000000000000000000000005f5260045ffd5b887f465666f1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8260809b6113ad565b91505061157291611cea565b6113a3565b877f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3d156115cd573d906115b482611167565b916115c26040519384611144565b82523d5f602084013e565b606090565b5f80808085855af16115e26115a3565b50156115ec575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b92919091835160808103611cbf575082516101008103611cbf575061165584611d4e565b8015611cb0575b611ca85780516116d260016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182611144565b60205f606094604051906116e68783611144565b604082526117646003858401601f198a013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282611144565b604051918291518091835e8101838152039060025afa15611c9d575f519060205f604051828101908582527f010000000000000000000000000000000000000000000000000000000000000060408201526117de602182868851808c604185015e820101828101878152500301601f198101835282611144565b604051918291518091835e8101838152039060025afa15611c9d575f519160205f6040518281019086851882527f0200000000000000000000000000000000000000000000000000000000000000604082015261185a602182868951808d604185015e820101828101878152500301601f198101835282611144565b604051918291518091835e8101838152039060025afa15611c9d575f519360205f6040518281019088861882527f030000000000000000000000000000000000000000000000000000000000000060408201526118d6602182868a51808a604185015e820101828101878152500301601f198101835282611144565b604051918291518091835e8101838152039060025afa15611c9d576020915f916119546021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282611144565b604051918291518091835e8101838152039060025afa15611c9d575f926119d06119ca6119c46119d6946119a788978851966040519160208301526040820152604081526119a28b82611144565b611e27565b946040519160208301526040820152604081526119a28982611144565b92611dc9565b91611dc9565b90611d89565b602081519101600b5afa906119e96115a3565b91158015611c91575b611c6457611bf15f9493602092858488970151604082015191608084820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab82118a14611c5c5760ff60015b604051958a8701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd703848401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab03608083015260808252611aa060a083611144565b60405191611ab061012084611144565b61010083526f13e02b6052719f607dacd3a088274f65878401946f024aa2b2f08f0a91260805272dc5105186527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408601528401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282611144565b5190600f5afa611bff6115a3565b90158015611c50575b611c23576020818051810103126100f8576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b50602081511415611c08565b60ff8a611a43565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b506080825114156119f2565b6040513d5f823e3d90fd5b505050505f90565b50611cba83611d4e565b61165c565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b906f0d0088f51cbff34d258dd3db21a5d66b8211918215611d0a57505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081611d27575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b828110611d6557505050600190565b8060061b82016040602082015191015117611d8257600101611d56565b5050505f90565b611dc7906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283611144565b565b5f809160208151910160105afa90611ddf6115a3565b91158015611e1b575b611dee57565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b50608082511415611de8565b5f8060405192611e38606085611144565b60308452611efe600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285611144565b60405193611f0d604086611144565b6010855260203681870137519060055afa611f266115a3565b90158015611f69575b611f3c5761127091611d89565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b50603081511415611f2f56' as const;
