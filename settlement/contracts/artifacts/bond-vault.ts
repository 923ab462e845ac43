/**
 * Generated from BondVault.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 4c91286eb7b0e32eb2b8481de1b5367bd4e4638e40f06642ebdd32f70a4faaee
 * @module
 */

export const bondVaultAbi = [
  {
    "inputs": [
      {
        "internalType": "address[]",
        "name": "authorities",
        "type": "address[]"
      },
      {
        "internalType": "uint64",
        "name": "withdrawalDelay_",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "payoutDelay_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BadShares",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientBond",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "LockExists",
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
    "name": "NotAnAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingRipe",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingToWithdraw",
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
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "UnknownLock",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalNotDue",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondDeposited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondLocked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "returned",
        "type": "uint256"
      }
    ],
    "name": "BondReleased",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondSeized",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "BondWithdrawalRequested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Burned",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PaidOut",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PayoutAdded",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "accountOf",
    "outputs": [
      {
        "internalType": "uint128",
        "name": "balance",
        "type": "uint128"
      },
      {
        "internalType": "uint128",
        "name": "withdrawing",
        "type": "uint128"
      },
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "bondOf",
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
    "inputs": [],
    "name": "burned",
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
    "inputs": [],
    "name": "claim",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimable",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "ripe",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "pending",
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
        "name": "account",
        "type": "address"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "isAuthority",
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
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "lock",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "lockOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
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
    "inputs": [],
    "name": "payoutDelay",
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
        "name": "id",
        "type": "bytes32"
      },
      {
        "components": [
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
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "release",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "requestWithdrawal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
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
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "reward",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "components": [
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
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "seize",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "standingOf",
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
    "inputs": [],
    "name": "withdraw",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawalDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const bondVaultBytecode = '0x60c06040523461014f576117988038038061001981610167565b92833981019060608183031261014f5780516001600160401b03811161014f57810182601f8201121561014f578051926001600160401b038411610153578360051b9160208061006a818601610167565b80978152019382010191821161014f57602001915b81831061012f575050506100a1604061009a6020840161018c565b920161018c565b916001600160401b03831615610121575f5b81518110156100ea57600190818060a01b0360208260051b85010151165f525f60205260405f208260ff19825416179055016100b3565b505060805260a0526040516115f790816101a182396080518181816104f20152610692015260a0518181816104ae01526115950152f35b6209bfa560e51b5f5260045ffd5b82516001600160a01b038116810361014f5781526020928301920161007f565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b6040519190601f01601f191682016001600160401b0381118382101761015357604052565b51906001600160401b038216820361014f5756fe60806040526004361015610011575f80fd5b5f3560e01c806303a942e914610dc55780630899146b14610b955780632254f92514610b295780632330f24714610ae0578063362e166e14610a345780633ccfd60b14610915578063402914f5146108545780634e71d92d1461079a5780636ca4410d146105ff57806372d2b6c0146105a857806373f425611461058b5780638086b8ba14610516578063a7ab6961146104d2578063caaf683c1461048e578063e7e4e40c1461023f578063f340fa011461019c5763f559e386146100d4575f80fd5b60206003193601126101985760043567ffffffffffffffff811161019857610100903690600401610fe0565b905f915f915b818310610146578334810361011757005b7fa345396f000000000000000000000000000000000000000000000000000000005f526004523460245260445ffd5b909192610164600191602061015c878787611043565b013590611080565b9361019061017b610176838787611043565b61108d565b6020610188848888611043565b01359061120e565b019190610106565b5f80fd5b60206003193601126101985773ffffffffffffffffffffffffffffffffffffffff6101c5610fbd565b16805f52600160205260405f206fffffffffffffffffffffffffffffffff6101f281341682845416611197565b82546fffffffffffffffffffffffffffffffff19169116179055604080513381523460208201527f9b864b4f862a880bff51342f7085ad151ac52d86cb54e8a4a5a29cf5c0ef15dd9190a2005b346101985760406003193601126101985760043560243567ffffffffffffffff811161019857610273903690600401610fe0565b90335f525f60205260ff60405f2054161561046257335f52600260205260405f20835f5260205260405f206102a66110bb565b926fffffffffffffffffffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff845416938487520154169160208501928352156104365791335f52600260205260405f20855f526020525f60016040822082815501555f925f915b818310610406575050506fffffffffffffffffffffffffffffffff8151168083116103d7575073ffffffffffffffffffffffffffffffffffffffff916fffffffffffffffffffffffffffffffff6103629251166110ae565b9151165f52600160205260405f206fffffffffffffffffffffffffffffffff61039081841682845416611197565b166fffffffffffffffffffffffffffffffff198254161790556040519081527f2643f0e004b9c44af9a6dc8e20da5b95eb5d79682ccf4b2ee42dc544832a6ee860203392a3005b827fa345396f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90919361041c600191602061015c888787611043565b9461042e61017b610176838787611043565b01919061030a565b847fef07a26a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f634bbac8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610198575f60031936011261019857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610198575f60031936011261019857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101985760206003193601126101985773ffffffffffffffffffffffffffffffffffffffff610544610fbd565b165f526001602052606060405f2067ffffffffffffffff6001825492015416604051916fffffffffffffffffffffffffffffffff8116835260801c60208301526040820152f35b34610198575f600319360112610198576020600454604051908152f35b346101985760206003193601126101985773ffffffffffffffffffffffffffffffffffffffff6105d6610fbd565b165f52600160205260206fffffffffffffffffffffffffffffffff60405f205416604051908152f35b34610198576020600319360112610198576004356fffffffffffffffffffffffffffffffff81169081810361019857335f52600160205260405f20906fffffffffffffffffffffffffffffffff825416808411610766575081546fffffffffffffffffffffffffffffffff1660809190911b6fffffffffffffffffffffffffffffffff191617815567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019067ffffffffffffffff821161073957600167ffffffffffffffff9101911690817fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905560405191825260208201527fe04d980fd0aa0f6227dde9dc6321cea21b8038954d29879f56192e4f0bb5ee0060403392a2005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b83907ffbc2ab43000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b34610198575f60031936011261019857335f52600360205260405f206107bf81611455565b6fffffffffffffffffffffffffffffffff815416801561082857816fffffffffffffffffffffffffffffffff1961082693541690556040518181527f85614384dd52aa71c3b02d6986abe55274cb38b9b13fc323db17de1b950c272760203392a23361130e565b005b7f1aa4dbd0000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101985760206003193601126101985773ffffffffffffffffffffffffffffffffffffffff610882610fbd565b165f5260036020526040610897815f20611108565b6109096108d06fffffffffffffffffffffffffffffffff6020840151166fffffffffffffffffffffffffffffffff858501511690611080565b6109036fffffffffffffffffffffffffffffffff6108fa818651166108f4876113d0565b90611080565b945116846110ae565b906110ae565b82519182526020820152f35b34610198575f60031936011261019857335f52600160205260405f2061093a816112e4565b906fffffffffffffffffffffffffffffffff8216908115610a085767ffffffffffffffff6001820154168042106109dd575080546fffffffffffffffffffffffffffffffff9081168083556108269461099291611011565b166fffffffffffffffffffffffffffffffff198254161790556040518181527f0d41118e36df44efb77a471fc49fb9c0be0406d802ef95520e9fbf606e65b45560203392a23361130e565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101985760406003193601126101985773ffffffffffffffffffffffffffffffffffffffff610a62610fbd565b165f52600260205260405f206024355f5260205260405f206fffffffffffffffffffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff8354169201541690610adc604051928392836020909392919373ffffffffffffffffffffffffffffffffffffffff60408201951681520152565b0390f35b346101985760206003193601126101985773ffffffffffffffffffffffffffffffffffffffff610b0e610fbd565b165f525f602052602060ff60405f2054166040519015158152f35b346101985760206003193601126101985773ffffffffffffffffffffffffffffffffffffffff610b57610fbd565b165f52600160205260206fffffffffffffffffffffffffffffffff610b8c60405f20610b8683825416916112e4565b90611011565b16604051908152f35b34610198576060600319360112610198576004356024359073ffffffffffffffffffffffffffffffffffffffff821680920361019857604435335f525f60205260ff60405f2054161561046257335f52600260205260405f20825f5260205273ffffffffffffffffffffffffffffffffffffffff60405f205416610d9957825f5260016020526fffffffffffffffffffffffffffffffff60405f20541683158015610d90575b610d5e57506fffffffffffffffffffffffffffffffff8116835f52600160205260405f206fffffffffffffffffffffffffffffffff610c7d8382845416611011565b166fffffffffffffffffffffffffffffffff198254161790556fffffffffffffffffffffffffffffffff600181610cb26110bb565b9387855260208501908152335f52600260205260405f20875f5260205273ffffffffffffffffffffffffffffffffffffffff60405f209551167fffffffffffffffffffffffff00000000000000000000000000000000000000008654161785555116920191166fffffffffffffffffffffffffffffffff198254161790556040519081527fc7272f899d05374e791fb0f76dd9739bf36658b04f6ae8660d94012a0ebb68c360203392a4005b837ffbc2ab43000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b50818110610c3b565b507fe1e616f8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461019857606060031936011261019857610dde610fbd565b6024359060443567ffffffffffffffff811161019857610e02903690600401610fe0565b929091335f525f60205260ff60405f205416156104625773ffffffffffffffffffffffffffffffffffffffff1690815f5260016020526fffffffffffffffffffffffffffffffff60405f2054168082105f14610fb657508092935b825f52600160205260405f206fffffffffffffffffffffffffffffffff610e8981871682845416611011565b166fffffffffffffffffffffffffffffffff198254161790555f905f955f918415915b818410610f355750505050818111610f07575050610ed4610ecf602094846110ae565b6111c9565b6040518281527f9845954932a5a6aa6ad359a98c71be2131d45c9c0f42a813519bccc66d40830e843392a3604051908152f35b7fa345396f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90919293610f4a90602061015c878686611043565b938315610f7f57600190610f76610f625f809c611080565b9a610f71610176848888611043565b61120e565b01929190610eac565b92506020610f8e848484611043565b0135928784029380850489149015171561073957600190610f76610f62885f9704809c611080565b9293610e5d565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361019857565b9181601f840112156101985782359167ffffffffffffffff8311610198576020808501948460061b01011161019857565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161073957565b91908110156110535760061b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9190820180921161073957565b3573ffffffffffffffffffffffffffffffffffffffff811681036101985790565b9190820391821161073957565b604051906040820182811067ffffffffffffffff8211176110db57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b906040516080810181811067ffffffffffffffff8211176110db57604052606067ffffffffffffffff6001839580546fffffffffffffffffffffffffffffffff8116865260801c602086015201546fffffffffffffffffffffffffffffffff8116604085015260801c16910152565b67ffffffffffffffff60019116019067ffffffffffffffff821161073957565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff821161073957565b801561120b576020816111ff7fd83c63197e8e676d80ab0122beba9a9d20f3828839e9a1d6fe81d242e9cd7e6e93600454611080565b600455604051908152a1565b50565b81156112e05773ffffffffffffffffffffffffffffffffffffffff169081156112ae5760207f55dbe92aa12ba19144cfcbafdabdae28d2aab73d08354910d9edc2882aad769a91835f5260038252600160405f2061126b81611455565b016fffffffffffffffffffffffffffffffff61128c81841682845416611197565b166fffffffffffffffffffffffffffffffff19825416179055604051908152a2565b7fd83c63197e8e676d80ab0122beba9a9d20f3828839e9a1d6fe81d242e9cd7e6e9150806111ff602092600454611080565b5050565b546fffffffffffffffffffffffffffffffff8160801c91168082105f14611309575090565b905090565b5f80808085855af13d156113cb573d67ffffffffffffffff81116110db57604051907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0603f81601f8401160116820182811067ffffffffffffffff8211176110db5760405281525f60203d92013e5b15611386575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b61137d565b6113d861158a565b67ffffffffffffffff8060608401511691169080821461144e5761140467ffffffffffffffff91611177565b160361142357602001516fffffffffffffffffffffffffffffffff1690565b806fffffffffffffffffffffffffffffffff604081602061144b950151169201511690611080565b90565b5050505f90565b61145d61158a565b600182019167ffffffffffffffff835460801c169067ffffffffffffffff8316809214611584576115229161149182611108565b906fffffffffffffffffffffffffffffffff806114b4818551166108f4866113d0565b16166fffffffffffffffffffffffffffffffff1984541617835567ffffffffffffffff6114e681606085015116611177565b160361156b576040015181546fffffffffffffffffffffffffffffffff1660809190911b6fffffffffffffffffffffffffffffffff1916179055565b81547fffffffffffffffff0000000000000000000000000000000000000000000000001660809190911b77ffffffffffffffff0000000000000000000000000000000016179055565b5080546fffffffffffffffffffffffffffffffff169055565b50505050565b67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001680156115ca5767ffffffffffffffff42160490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd' as const;
